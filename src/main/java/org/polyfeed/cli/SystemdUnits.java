package org.polyfeed.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.Folders;

/**
 * What systemd is told of a site: a service without rights that it does not need, and its timer.
 *
 * @param folders with whole paths
 * @param runs the arguments of one run after the other; each only where the one before went well
 * @param publishes whether one of them goes to other machines
 */
record SystemdUnits(
    Folders folders, String command, List<List<String>> runs, boolean publishes, Every every) {

  SystemdUnits {
    runs = List.copyOf(runs);
  }

  String text() {
    Path folder = folders.site().getFileName();
    String name = "polyfeed-" + (folder == null ? "site" : folder.toString());
    return String.format(
        Locale.ROOT,
        """
        # /etc/systemd/system/%1$s.service
        [Unit]
        Description=Generate the site in %2$s

        [Service]
        Type=oneshot
        %3$s
        # Another run was at work: no failure.
        SuccessExitStatus=75
        # Whoever owns the site's folder.
        User=www-data
        Environment=LC_ALL=C.UTF-8
        # Folders that must be there before the first run.
        %4$s
        ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=yes
        PrivateDevices=yes
        %6$s
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
        OnCalendar=*-*-* %5$s:00
        Persistent=yes

        [Install]
        WantedBy=timers.target
        """,
        name.replaceAll("[^A-Za-z0-9]+", "-"),
        Quoted.unit(folders.site().toString()),
        start(),
        written(),
        every.calendar(),
        publishes
            ? "# Destinations that are folders want a line of ReadWritePaths each."
            : "PrivateNetwork=yes");
  }

  private String start() {
    return runs.stream().map(this::start).collect(Collectors.joining("\n"));
  }

  private String start(List<String> arguments) {
    return Stream.concat(
            Stream.of(Quoted.unit(command)), arguments.stream().map(Quoted::unitArgument))
        .collect(Collectors.joining(" ", "ExecStart=", ""));
  }

  /** The ledger is among the seeds. */
  private String written() {
    return Stream.of(folders.site(), folders.seeds(), folders.output())
        .filter(one -> one.equals(folders.site()) || !one.startsWith(folders.site()))
        .distinct()
        .map(one -> "ReadWritePaths=" + Quoted.unit(one.toString()))
        .collect(Collectors.joining("\n"));
  }
}
