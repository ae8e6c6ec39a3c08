package knee.experiments.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Standard output that remembers its first failure, which a {@code PrintStream} keeps to itself.
 */
final class StandardOutput extends FileOutputStream {
  private IOException failure;

  StandardOutput() {
    super(FileDescriptor.out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      super.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** A full disk, say; not that a reader such as {@code head} has seen enough. */
  Optional<String> failure() {
    return Optional.ofNullable(failure)
        .map(IOException::getMessage)
        .filter(message -> !message.contains("Broken pipe"));
  }
}
