package knee.experiments.cli.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: the JDK often gives no more than its name. */
public final class Cause {
  private Cause() {}

  public static String of(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    if (problem instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
