package org.polyfeed.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a service runs in a checkout, in the language of sh: gets Polyfeed, generates the site and
 * keeps its ledger.
 */
record Publication(Checkout checkout, List<String> arguments) {

  /**
   * Unpacks what two variables of the repository name.
   *
   * @param home the folder to be made, as a word of sh
   */
  static String fetch(String home) {
    return String.format(
        Locale.ROOT,
        """
        set -eu
        if [ -z "${POLYFEED_URL:-}" ] || [ -z "${POLYFEED_SHA256:-}" ]; then
          echo 'Set the variables POLYFEED_URL and POLYFEED_SHA256, as the first lines of this file say.' >&2
          exit 1
        fi
        home=%s
        mkdir -p "$home"
        curl --fail --silent --show-error --location --retry 3 --output "$home/polyfeed.tar.gz" "$POLYFEED_URL"
        echo "$POLYFEED_SHA256  $home/polyfeed.tar.gz" | sha256sum -c -
        tar -xzf "$home/polyfeed.tar.gz" -C "$home" --strip-components=1
        """,
        home);
  }

  /**
   * Generates the site from what was pushed last, and pushes the ledger where it changed. Somebody
   * may push while it is at work; then all is made again from what they pushed, since two ledgers
   * cannot be mixed line by line.
   *
   * @param program that generates, as a word of sh
   * @param branch its name, as a word of sh
   * @param push how git is to push besides, or nothing
   * @param busy what is to be done where another run is at work
   */
  String generate(String program, String branch, String push, String busy) {
    return String.format(
        Locale.ROOT,
        """
        # Names are names, not patterns.
        export GIT_LITERAL_PATHSPECS=1
        try=1
        while :; do
          git fetch --quiet --depth=1 origin refs/heads/%2$s
          git reset --quiet --hard FETCH_HEAD
          code=0
          %1$s %3$s || code=$?
          if [ "$code" -eq 75 ]; then
            echo 'Another run is at work on the site; nothing was changed.'
            %6$s
          fi
          [ "$code" -eq 0 ] || exit "$code"
          if [ -f %4$s ]; then
            git add -- %4$s
          fi
          if git diff --cached --quiet; then
            break
          fi
          git commit --quiet --message 'Keep the ledger'
          if git push --quiet%5$s origin HEAD:refs/heads/%2$s; then
            break
          fi
          if [ "$try" -ge 5 ]; then
            echo 'The ledger could not be pushed, so nothing is published; may this run push to the branch?' >&2
            exit 1
          fi
          try=$((try + 1))
          sleep "$try"
        done
        """,
        program,
        branch,
        arguments.stream().map(Quoted::shell).collect(Collectors.joining(" ")),
        Quoted.shell(checkout.ledger()),
        push.isEmpty() ? "" : " " + push,
        busy);
  }
}
