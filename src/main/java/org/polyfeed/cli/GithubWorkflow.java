package org.polyfeed.cli;

import java.util.Locale;

/** A workflow of GitHub Actions that keeps a site on GitHub Pages. */
record GithubWorkflow(Checkout checkout, Publication publication, Every every) {

  /** More often GitHub starts nothing: it runs what is due once in five minutes. */
  static final int LEAST_MINUTES = 5;

  String text() {
    return String.format(
        Locale.ROOT,
        """
        # .github/workflows/polyfeed.yml: generates the site and puts it on GitHub Pages.
        #
        # Before its first run:
        # - Settings, Pages, Source: GitHub Actions.
        # - Settings, Secrets and variables, Actions, Variables: POLYFEED_URL, the address of a tar.gz of
        #   Polyfeed (target/polyfeed-VERSION.tar.gz of a build), and POLYFEED_SHA256, what sha256sum says of it.
        # - The 'address' in site.yaml: where Pages shows the site.
        # - .gitignore: output/ and .polyfeed/, which the cache keeps; never the ledger.
        # Where the branch is protected, let this workflow push to it.
        #
        # GitHub starts it on the default branch alone, late when it is busy, and in public repositories no
        # more after 60 days without a commit.
        name: Polyfeed
        on:
          schedule:
            # In UTC.
            - cron: "%1$s * * *"
          push:
          workflow_dispatch:
        # To push the ledger, and to put the site on Pages.
        permissions:
          contents: write
          pages: write
          id-token: write
        # Two runs never overlap.
        concurrency:
          group: pages
          cancel-in-progress: false
        jobs:
          site:
            # Scheduled runs are always of the default branch.
            if: github.event_name == 'schedule' || github.ref_name == github.event.repository.default_branch
            runs-on: ubuntu-latest
            timeout-minutes: 60
            environment:
              name: github-pages
              url: ${{ steps.deploy.outputs.page_url }}
            env:
              LC_ALL: C.UTF-8
              POLYFEED_URL: ${{ vars.POLYFEED_URL }}
              POLYFEED_SHA256: ${{ vars.POLYFEED_SHA256 }}
            steps:
              - uses: actions/checkout@v5
              - uses: actions/setup-java@v5
                with:
                  distribution: temurin
                  java-version: "17"
              - name: Get Polyfeed
                run: |
        %2$s
              # The site as it was put on Pages last: what changes is compared with it.
              - uses: actions/cache/restore@v5
                with:
                  path: |
                    %3$s
                    %4$s
                  key: polyfeed-${{ github.run_id }}-${{ github.run_attempt }}
                  restore-keys: polyfeed-
              - name: Generate the site and push its ledger
                id: generate
                run: |
        %5$s
              - uses: actions/configure-pages@v5
                if: steps.generate.outputs.deploy == 'true'
              - uses: actions/upload-pages-artifact@v4
                if: steps.generate.outputs.deploy == 'true'
                with:
                  path: %6$s
              - uses: actions/deploy-pages@v5
                id: deploy
                if: steps.generate.outputs.deploy == 'true'
              # Only now: where a step before failed, the next run finds the changes again.
              - uses: actions/cache/save@v5
                if: steps.generate.outputs.deploy == 'true'
                with:
                  path: |
                    %3$s
                    %4$s
                  key: polyfeed-${{ github.run_id }}-${{ github.run_attempt }}
        """,
        every.cronOf(checkout.name()),
        block(Publication.fetch("\"$RUNNER_TEMP/polyfeed\"")),
        checkout.output(),
        checkout.own(),
        block(generate()),
        Quoted.yaml(checkout.output()));
  }

  /** By hand the site is deployed in any case; else where it is another than before. */
  private String generate() {
    return String.format(
        Locale.ROOT,
        """
        set -eu
        git config user.name 'github-actions[bot]'
        git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
        contents() {
          if [ -d %1$s ]; then
            find %1$s -type f -exec sha256sum {} + | LC_ALL=C sort
          fi
        }
        contents > "$RUNNER_TEMP/before"
        %2$s\
        contents > "$RUNNER_TEMP/after"
        if [ "$GITHUB_EVENT_NAME" = workflow_dispatch ] || ! cmp -s "$RUNNER_TEMP/before" "$RUNNER_TEMP/after"; then
          echo 'deploy=true' >> "$GITHUB_OUTPUT"
        fi
        """,
        Quoted.shell(checkout.output()),
        publication.generate(
            "\"$RUNNER_TEMP/polyfeed/bin/polyfeed\"", "\"$GITHUB_REF_NAME\"", "", "exit 0"));
  }

  private static String block(String script) {
    return script.indent(12).stripTrailing();
  }
}
