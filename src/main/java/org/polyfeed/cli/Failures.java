package org.polyfeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.polyfeed.output.BusyException;
import org.polyfeed.output.UnfinishedException;
import org.polyfeed.output.UnrememberedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What people are told when a run could not end as it should. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (failure instanceof CommandLine.ParameterException) {
      throw failure;
    }
    if (failure instanceof BusyException busy) {
      command.getErr().println(busy.getMessage() + ".");
      return ExitCode.BUSY;
    }
    if (failure instanceof UnfinishedException unfinished) {
      command
          .getErr()
          .println(
              said(unfinished.fault())
                  + " Some files of the site are new and the others old, each of them whole; the"
                  + " next run finishes.");
      return ExitCode.DISK;
    }
    if (failure instanceof UnrememberedException unremembered) {
      command
          .getErr()
          .println(
              said(unremembered.fault())
                  + " The site is new and whole; what spares the next run work could not be kept.");
      return ExitCode.DISK;
    }
    if (failure instanceof IOException disk) {
      command.getErr().println(said(disk) + " The old site stands.");
      return ExitCode.DISK;
    }
    bug(failure, command.getErr());
    return ExitCode.BUG;
  }

  /** Says what stopped the program as nothing should. */
  static void say(Throwable fault, PrintWriter err) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        err.println(
            "Java has too little memory for this site, "
                + Runtime.getRuntime().maxMemory() / 1_000_000
                + " MB; give it more, such as POLYFEED_OPTS=-Xmx2g. Every file of the site is"
                + " whole; the next run finishes.");
        err.flush();
        return;
      }
    }
    bug(fault, err);
  }

  /** Says that Polyfeed itself is wrong, with all that helps to find out where. */
  private static void bug(Throwable fault, PrintWriter err) {
    err.println(
        "A fault of Polyfeed's own; please report it with the lines below. The old site stands.");
    fault.printStackTrace(err);
    err.flush();
  }

  /** What is wrong with the disk, in a sentence. */
  static String said(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return file(denied) + ": Polyfeed may not read or write it; give it the right to.";
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file.";
    }
    if (failure instanceof FileAlreadyExistsException file) {
      return file.getFile() + ": it stands where a folder must be; move it away.";
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file(file) + ": " + file.getReason() + ".";
    }
    return failure.getMessage() + ".";
  }

  /** Of two, the one to which a file was to be moved: what is moved is Polyfeed's own. */
  private static String file(FileSystemException failure) {
    return failure.getOtherFile() == null ? failure.getFile() : failure.getOtherFile();
  }
}
