package knee.charts.drawing;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.svg.MeetOrSlice;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** A sheet as the bytes of a file; equal sheets give equal bytes, given the same fonts. */
public final class Picture {
  private static final double PIXELS = 1.5;

  /** Half the time of the default for a seventh more bytes; nothing is lost. */
  private static final float QUICK = 0.7f;

  private Picture() {}

  /** Text stays text, so that the figure can be searched and edited. */
  public static byte[] svg(Sheet sheet) {
    Graphics2D ruler = ruler();
    double height = sheet.height(ruler);
    ruler.dispose();
    SVGGraphics2D g2 = new SVGGraphics2D(sheet.width(), height);
    // Ids are random otherwise, and would meet those of other figures on the same page.
    g2.setDefsKeyPrefix(sheet.name() + "-");
    g2.setGeomDoubleConverter(Picture::coordinate);
    g2.setTransformDoubleConverter(Picture::coordinate);
    sheet.draw(g2);
    // Without a DOCTYPE, which would send XML readers to the network; scalable where it is
    // embedded.
    var box = new ViewBox(0, 0, (int) sheet.width(), (int) height);
    String element =
        g2.getSVGElement(null, true, box, PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET);
    g2.dispose();
    String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element + "\n";
    return document.getBytes(StandardCharsets.UTF_8);
  }

  /** Two decimals, written without {@code Double.toString}, which differs between JDKs. */
  private static String coordinate(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long size = Math.abs(hundredths);
    if (size % 100 == 0) {
      return sign + size / 100;
    }
    return sign + size / 100 + (size % 100 < 10 ? ".0" : ".") + size % 100;
  }

  public static byte[] png(Sheet sheet) throws IOException {
    Graphics2D ruler = ruler();
    double height = sheet.height(ruler);
    ruler.dispose();
    var image =
        new BufferedImage(
            (int) Math.round(sheet.width() * PIXELS),
            (int) Math.round(height * PIXELS),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g2 = image.createGraphics();
    g2.scale(PIXELS, PIXELS);
    sheet.draw(g2);
    g2.dispose();
    return encode(image);
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(QUICK);
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Graphics2D ruler() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
  }
}
