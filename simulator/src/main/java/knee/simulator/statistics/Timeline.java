package knee.simulator.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A run in bins of equal width from its very beginning (warm-up included). */
public final class Timeline {
  /** One bin; sums and areas, so that the bins of replications and neighbours can be added. */
  public static final class Bin {
    private final LatencyHistogram latency = new LatencyHistogram(1000);
    private double responseSum;
    private double inSystemArea;
    private final double[] queueAreas;

    private Bin(int stations) {
      queueAreas = new double[stations];
    }

    private void merge(Bin other) {
      latency.merge(other.latency);
      responseSum += other.responseSum;
      inSystemArea += other.inSystemArea;
      for (int i = 0; i < queueAreas.length; i++) {
        queueAreas[i] += other.queueAreas[i];
      }
    }

    public void succeeded(double response) {
      latency.record(response);
      responseSum += response;
    }

    /** Adds the requests of a kind that have succeeded since it was marked. */
    public void addSince(RequestStatistics.Mark mark, RequestStatistics kind) {
      latency.addSince(mark.latency(), kind.latency());
      responseSum += kind.response().sum() - mark.responseSum();
    }

    /** Integral of the requests in the system over this bin. */
    public void addInSystem(double area) {
      inSystemArea += area;
    }

    /** Integral of the queue of a station over this bin. */
    public void addQueue(int station, double area) {
      queueAreas[station] += area;
    }

    public long completed() {
      return latency.count();
    }

    public double mean() {
      return completed() == 0 ? Double.NaN : responseSum / completed();
    }

    /** Of those that ended in this bin, added up [s]. */
    public double responseSum() {
      return responseSum;
    }

    public LatencyHistogram latency() {
      return latency;
    }

    public double inSystemArea() {
      return inSystemArea;
    }

    public double queueArea(int station) {
      return queueAreas[station];
    }

    /** Integral of the queues of all stations together. */
    public double queueArea() {
      double sum = 0;
      for (double area : queueAreas) {
        sum += area;
      }
      return sum;
    }
  }

  private final int stations;
  private final int mostBins;
  private double width;
  private List<Bin> bins = new ArrayList<>();

  /** When each replication was over [s]. */
  private double[] ends = {0};

  /**
   * @param width of a bin at first [s]; doubled whenever there would be more than {@code mostBins}
   * @param mostBins rounded up to an even number, so that joined neighbours are always complete
   * @param stations how many queues are followed
   */
  public Timeline(double width, int mostBins, int stations) {
    this.width = width;
    this.mostBins = mostBins + mostBins % 2;
    this.stations = stations;
  }

  /** Opens the next bin; neighbours are joined first when there are too many. */
  public Bin open() {
    if (bins.size() == mostBins) {
      coarsen();
    }
    Bin bin = new Bin(stations);
    bins.add(bin);
    return bin;
  }

  private void coarsen() {
    List<Bin> joined = new ArrayList<>();
    for (int i = 0; i < bins.size(); i += 2) {
      Bin bin = bins.get(i);
      if (i + 1 < bins.size()) {
        bin.merge(bins.get(i + 1));
      }
      joined.add(bin);
    }
    bins = joined;
    width *= 2;
  }

  /** The run is over at this time [s]. */
  public void close(double time) {
    ends[0] = time;
  }

  /**
   * Adds the run of another replication, bin by bin; the other one stays as it is.
   *
   * @throws IllegalArgumentException unless the widths differ by a power of two
   */
  public void merge(Timeline other) {
    while (width < other.width) {
      coarsen();
    }
    int finer = 1;
    while (other.width * finer < width) {
      finer *= 2;
    }
    if (other.width * finer != width) {
      throw new IllegalArgumentException(
          "bins of " + other.width + " s do not fit into bins of " + width + " s");
    }
    for (int i = 0; i < other.bins.size(); i++) {
      if (i / finer == bins.size()) {
        bins.add(new Bin(stations));
      }
      bins.get(i / finer).merge(other.bins.get(i));
    }
    int own = ends.length;
    ends = Arrays.copyOf(ends, own + other.ends.length);
    System.arraycopy(other.ends, 0, ends, own, other.ends.length);
  }

  /** Width of a bin [s]; the last one may be cut short, see {@link #covered}. */
  public double width() {
    return width;
  }

  /** When the longest replication was over [s]. */
  public double end() {
    double latest = 0;
    for (double end : ends) {
      latest = Math.max(latest, end);
    }
    return latest;
  }

  /**
   * How long the replications were in this bin, added up [s]: areas over this are time averages,
   * also where replications ended within the bin or before it.
   */
  public double covered(int bin) {
    double sum = 0;
    for (double end : ends) {
      sum += Math.max(0, Math.min(end, (bin + 1) * width) - bin * width);
    }
    return sum;
  }

  /** How many replications were added up. */
  public int replications() {
    return ends.length;
  }

  public List<Bin> bins() {
    return Collections.unmodifiableList(bins);
  }
}
