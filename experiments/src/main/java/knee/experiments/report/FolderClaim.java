package knee.experiments.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One run at a time writes into a folder: two would mix their files. It ends with the process,
 * however that ends; the empty file that may then be left claims nothing.
 */
public final class FolderClaim implements AutoCloseable {
  private static final String NAME = ".results.lock";

  private final Path file;
  private final FileChannel channel;

  private FolderClaim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws IOException where another run has it, or nothing can be written there
   */
  static FolderClaim of(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isTaken(channel)) {
      channel.close();
      throw new IOException("another run is writing there; wait for it, or name another --out");
    }
    return new FolderClaim(file, channel);
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very process
    } catch (IOException e) {
      return false; // a file system that knows no locks
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
