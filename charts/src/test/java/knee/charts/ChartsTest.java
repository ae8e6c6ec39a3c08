package knee.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ChartsTest {
  /** The largest adds files but no kind of figure. */
  private static final List<String> SAMPLES =
      Samples.NAMES.stream().filter(name -> !name.equals("many-lines")).toList();

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void everySampleGivesWellFormedPairsOfFiles(String sample) throws Exception {
    List<Path> written = Charts.draw(Samples.path(sample), folder);
    assertTrue(written.size() >= 8, written::toString);
    assertEquals(Set.copyOf(written), files(), "and nothing else");
    for (int i = 0; i < written.size(); i += 2) {
      Element svg = parse(Files.readAllBytes(written.get(i)));
      BufferedImage png = ImageIO.read(written.get(i + 1).toFile());
      assertEquals(
          written.get(i).toString().replace(".svg", ".png"), written.get(i + 1).toString());
      assertEquals(1.5 * Double.parseDouble(svg.getAttribute("width")), png.getWidth());
      assertEquals(1.5 * Double.parseDouble(svg.getAttribute("height")), png.getHeight());
      assertTrue(svg.getElementsByTagName("text").getLength() > 5, "text stays text");
    }
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new HashSet<>(files.toList());
    }
  }

  private static Element parse(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg))
        .getDocumentElement();
  }

  @Test
  void sameResultsGiveTheSameBytes() throws IOException {
    List<Path> first = Charts.draw(Samples.path("one-variant"), folder.resolve("a"));
    List<Path> second = Charts.draw(Samples.path("one-variant"), folder.resolve("b"));
    assertEquals(first.size(), second.size());
    for (int i = 0; i < first.size(); i++) {
      String name = first.get(i).getFileName().toString();
      assertEquals(name, second.get(i).getFileName().toString());
      assertArrayEquals(Files.readAllBytes(first.get(i)), Files.readAllBytes(second.get(i)), name);
    }
  }

  @Test
  void mainFigureComesFirstUnderAStableName() throws IOException {
    assertEquals(
        "latency.svg",
        Charts.draw(Samples.path("one-variant"), folder).get(0).getFileName().toString());
    assertTrue(
        files().stream()
            .map(file -> file.getFileName().toString())
            .toList()
            .containsAll(
                List.of("throughput.svg", "utilization.png", "distribution.svg", "over-time.png")));
  }

  @Test
  void markupInATitleStaysText() throws Exception {
    Path results = folder.resolve("results.json");
    String json = Files.readString(Samples.path("single-point"));
    Files.writeString(results, json.replace("One M/M/1 queue", "a < b & </text> \\\"c\\\""));
    Path drawn = Charts.draw(folder, folder.resolve("charts")).get(0);
    NodeList texts = parse(Files.readAllBytes(drawn)).getElementsByTagName("text");
    assertEquals("a < b & </text> \"c\"", texts.item(0).getTextContent());
  }

  @Test
  void idsOfFiguresOnOnePageDiffer() throws IOException {
    Charts.draw(Samples.path("one-variant"), folder);
    String latency = Files.readString(folder.resolve("latency.svg"));
    String throughput = Files.readString(folder.resolve("throughput.svg"));
    assertTrue(latency.contains("id='latency-"), "ids carry the name of the figure");
    assertFalse(throughput.contains("id='latency-"));
  }

  @Test
  void aFaultyFileLeavesNothingBehind() throws IOException {
    Path other = folder.resolve("other.json");
    Files.write(other, "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
    Path charts = folder.resolve("charts");
    assertThrows(IllegalArgumentException.class, () -> Charts.draw(other, charts));
    assertFalse(Files.exists(charts));
  }

  @Test
  void resultsWithoutPointsGiveNoFigures() throws IOException {
    Path empty = folder.resolve("results.json");
    Files.writeString(empty, "{\"schema_version\": 1, \"points\": []}");
    assertEquals(List.of(), Charts.draw(empty, folder));
  }
}
