package org.polyfeed.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.Folders;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code polyfeed schedule}. */
@Command(
    name = "schedule",
    description =
        "Prints what makes this machine generate the site again and again, and changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ScheduleCommand implements Callable<Integer> {

  /** Minutes that fill an hour, hours that fill a day, or a day: what crontab can say. */
  private static final Pattern EVERY = Pattern.compile("([1-9]\\d?)([mh])|1d");

  @Mixin private final SiteOptions options;

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WHAT",
      description = "${COMPLETION-CANDIDATES}: a line for crontab, or a service and a timer.")
  private Scheduler scheduler = Scheduler.cron;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "How often: 1m to 30m, 1h to 12h, or 1d (default: ${DEFAULT-VALUE}).")
  private String every = "5m";

  /** What runs programs at their times. */
  enum Scheduler {
    cron,
    systemd
  }

  ScheduleCommand(SiteOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Folders folders = options.folders();
    Path site = folders.site().toAbsolutePath().normalize();
    // As the launcher says that it was started.
    String command = Optional.ofNullable(environment.get("POLYFEED_COMMAND")).orElse("polyfeed");
    Steps steps = steps();
    spec.commandLine()
        .getOut()
        .print(
            switch (scheduler) {
              case cron -> cron(site, command, steps);
              case systemd ->
                  systemd(site, folders.output().toAbsolutePath().normalize(), command, steps);
            });
    return ExitCode.DONE;
  }

  /**
   * How often, as crontab has it.
   *
   * @param minute a star, with a slash and a number where it is not every minute
   */
  private record Steps(String minute, String hour) {}

  private Steps steps() {
    Matcher given = EVERY.matcher(every);
    if (given.matches()) {
      if (given.group(1) == null) {
        return new Steps("0", "0");
      }
      int count = Integer.parseInt(given.group(1));
      boolean minutes = given.group(2).equals("m");
      if (minutes && count < 60 && 60 % count == 0) {
        return new Steps(count == 1 ? "*" : "*/" + count, "*");
      }
      if (!minutes && count < 24 && 24 % count == 0) {
        return new Steps("0", count == 1 ? "*" : "*/" + count);
      }
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "--every "
            + every
            + ": it must be minutes that fill an hour, such as 5m, hours that fill a day, such as"
            + " 6h, or 1d");
  }

  private static String cron(Path site, String command, Steps steps) {
    // A percent sign ends a command in crontab.
    String line = quoted(command) + " generate --quiet --site " + quoted(site.toString());
    return "# crontab -e: mail comes only when something is wrong.\n"
        + steps.minute()
        + " "
        + steps.hour()
        + " * * * LC_ALL=C.UTF-8 "
        + line.replace("%", "\\%")
        + "\n";
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String systemd(Path site, Path output, String command, Steps steps) {
    String folder = Optional.ofNullable(site.getFileName()).map(Path::toString).orElse("site");
    String name = "polyfeed-" + folder.replaceAll("[^A-Za-z0-9]+", "-");
    return String.format(
        Locale.ROOT,
        """
        # /etc/systemd/system/%1$s.service
        [Unit]
        Description=Generate the site in %2$s

        [Service]
        Type=oneshot
        ExecStart=%4$s generate --quiet --site %2$s --output %3$s
        # Another run was at work: no failure.
        SuccessExitStatus=75
        # Whoever owns the site's folder.
        User=www-data
        Environment=LC_ALL=C.UTF-8
        ReadWritePaths=%2$s
        ReadWritePaths=%3$s
        ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=yes
        PrivateDevices=yes
        PrivateNetwork=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectControlGroups=yes
        NoNewPrivileges=yes
        CapabilityBoundingSet=
        RestrictSUIDSGID=yes
        LockPersonality=yes
        SystemCallArchitectures=native
        Nice=10

        # /etc/systemd/system/%1$s.timer; then: systemctl daemon-reload && systemctl enable --now %1$s.timer
        [Unit]
        Description=Generate the site in %2$s, again and again

        [Timer]
        OnCalendar=*-*-* %5$s:%6$s:00
        Persistent=yes

        [Install]
        WantedBy=timers.target
        """,
        name,
        escaped(site.toString()),
        escaped(output.toString()),
        escaped(command),
        calendar(steps.hour()),
        calendar(steps.minute()));
  }

  /** In quotes, and with percent signs twice: systemd.syntax(7). */
  private static String escaped(String word) {
    String once = word.replace("%", "%%");
    return once.matches("[A-Za-z0-9_./:@%+=,-]+")
        ? once
        : "\"" + once.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** systemd.time(7) counts steps from a beginning. */
  private static String calendar(String step) {
    return step.startsWith("*/") ? "0/" + step.substring(2) : step.equals("0") ? "00" : step;
  }
}
