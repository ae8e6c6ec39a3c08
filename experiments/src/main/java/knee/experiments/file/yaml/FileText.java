package knee.experiments.file.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of an experiment file, which must be UTF-8. */
public record FileText(Path file) {
  /**
   * @throws Fault when there is no such file, or it is not text
   */
  public String read() throws IOException {
    if (!Files.exists(file)) {
      throw new Fault(place(1, 1), "no such file; check its name");
    }
    // Pipes are read too: /dev/stdin, <(sed ... shop.yaml).
    if (Files.isDirectory(file)) {
      throw new Fault(place(1, 1), "this is a folder; name a file in it");
    }
    if (!Files.isReadable(file)) {
      throw new Fault(place(1, 1), "this cannot be read; name a file that you may read");
    }
    byte[] bytes = Files.readAllBytes(file);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, text, true);
    String read = text.flip().toString();
    if (result.isError()) {
      int lines = (int) read.chars().filter(c -> c == '\n').count();
      throw new Fault(
          place(lines + 1, read.length() - read.lastIndexOf('\n')),
          "this is not UTF-8; save the file in that encoding");
    }
    return read.startsWith("\uFEFF") ? read.substring(1) : read;
  }

  private Place place(int line, int column) {
    return new Place(file.toString(), line, column);
  }
}
