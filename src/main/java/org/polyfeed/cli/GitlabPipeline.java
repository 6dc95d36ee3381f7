package org.polyfeed.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.polyfeed.Folders;
import picocli.CommandLine;

/** A pipeline of GitLab CI that keeps a site on GitLab Pages. */
record GitlabPipeline(Checkout checkout, Publication publication, Every every) {

  /** The folder that GitLab shows, at the top of the repository. */
  private static final String SHOWN = "public";

  /**
   * The pipeline of a site.
   *
   * @throws CommandLine.ParameterException where its sources are in the folder that GitLab shows
   */
  static GitlabPipeline of(
      Checkout checkout, Publication publication, Every every, CommandLine command) {
    Folders folders = checkout.folders();
    for (Path sources : List.of(folders.site(), folders.seeds(), folders.templates())) {
      if (sources.startsWith(SHOWN)) {
        throw new CommandLine.ParameterException(
            command,
            sources
                + ": all that is in "
                + SHOWN
                + "/ GitLab shows, so the site's sources cannot be there; move them");
      }
    }
    return new GitlabPipeline(checkout, publication, every);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        """
        # .gitlab-ci.yml: generates the site and puts it on GitLab Pages.
        #
        # Before its first run:
        # - Build, Pipeline schedules, New schedule: interval pattern '%1$s * * *', time zone UTC, target the
        #   default branch. Its owner must have the right to push to that branch. How often at most a schedule
        #   may start something hangs on the GitLab that you use.
        # - Settings, CI/CD, Job token permissions: allow Git push requests to the repository.
        # - Settings, CI/CD, Variables: POLYFEED_URL, the address of a tar.gz of Polyfeed
        #   (target/polyfeed-VERSION.tar.gz of a build), and POLYFEED_SHA256, what sha256sum says of it.
        # - The 'address' in site.yaml: where Pages shows the site.
        # - .gitignore: output/, .polyfeed/ and public/; never the ledger.
        pages:
          image: eclipse-temurin:17-jre
          # Two runs never overlap.
          resource_group: polyfeed
          rules:
            - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE =~ /^(schedule|push|web)$/
          timeout: 1h
          variables:
            GIT_DEPTH: "1"
            LC_ALL: C.UTF-8
          # The site as it was last: what changes is compared with it.
          cache:
            key: polyfeed
            paths:
              - %2$s
              - %3$s
          before_script:
            - apt-get update -qq
            - apt-get install -qq -y --no-install-recommends ca-certificates curl git
          script:
            - |
        %4$s
          # Another run was at work.
          allow_failure:
            exit_codes: 75
          artifacts:
            paths:
              - public
            expire_in: 1 day
        """,
        every.cronOf(checkout.name()),
        Quoted.yaml(checkout.output() + "/"),
        Quoted.yaml(checkout.own() + "/"),
        script().indent(8).stripTrailing());
  }

  private String script() {
    return Publication.fetch("\"$CI_PROJECT_DIR.polyfeed\"")
        + """
        git remote set-url origin "$CI_REPOSITORY_URL"
        git config user.name Polyfeed
        git config user.email "$GITLAB_USER_EMAIL"
        """
        + publication.generate(
            "\"$home/bin/polyfeed\"",
            "\"$CI_COMMIT_BRANCH\"",
            // Pushing is no reason to begin again.
            "--push-option=ci.skip",
            "exit 75")
        + shown();
  }

  private String shown() {
    return checkout.folders().output().startsWith(SHOWN)
        ? ""
        : "rm -rf " + SHOWN + "\ncp -R " + Quoted.shell(checkout.output()) + " " + SHOWN + "\n";
  }
}
