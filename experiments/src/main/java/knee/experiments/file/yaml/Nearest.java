package knee.experiments.file.yaml;

import java.util.Collection;

/** Finds the name that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code did you mean 'threads'?}, or all known names where none is near. */
  public static String hint(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none to name";
    }
    return hint(
        name, known, "the nearest is '" + of(name, known) + "' of " + String.join(", ", known));
  }

  /** {@code did you mean 'threads'?}, or something else where no name is near. */
  public static String hint(String name, Collection<String> known, String otherwise) {
    String best = of(name, known);
    int distance = distance(name.toLowerCase(), best.toLowerCase());
    boolean near = distance <= Math.max(2, name.length() / 3) && distance < name.length();
    return near ? "did you mean '" + best + "'?" : otherwise;
  }

  /** The known name that is nearest; of equally near ones the one that begins alike. */
  public static String of(String name, Collection<String> known) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(name.toLowerCase(), candidate.toLowerCase());
      boolean closer =
          distance < least || distance == least && prefix(name, candidate) > prefix(name, best);
      if (closer) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static int prefix(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
