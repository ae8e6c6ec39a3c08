package knee.simulator.request;

import java.util.Arrays;
import knee.simulator.journey.Holdable;

/**
 * What a request holds, the latest on top. Most hold one thing at a time, so that the top is kept
 * in the object itself; what lies below is in arrays that are made when first needed.
 */
abstract class Holder extends Errand {
  private static final Holdable[] NOTHING = {};
  private static final int[] NO_UNITS = {};

  private int holding;
  private int topUnit;
  private Holdable top;
  private Holdable lingering;
  private Holdable lingeringIn;
  private Holdable[] below = NOTHING;
  private int[] belowUnits = NO_UNITS;

  Holder(RequestPool pool) {
    super(pool);
  }

  @Override
  final int heldLast() {
    return lingering == null ? topUnit : -1;
  }

  /** Notes that it holds a unit, until the scope ends or the request does. */
  public final void hold(Holdable resource, int unitHeld) {
    if (holding > 0) {
      bury();
    }
    top = resource;
    topUnit = unitHeld;
    holding++;
  }

  /** Notes that it holds a unit until the end of this scope, whatever has been opened since. */
  public final void holdIn(Holdable scope, Holdable resource, int unitHeld) {
    int above = holding;
    while (above > 0 && held(above - 1) != scope) {
      above--;
    }
    hold(resource, unitHeld);
    for (int i = holding - 1; i > above; i--) {
      Holdable later = held(i - 1);
      int itsUnit = unitHeld(i - 1);
      put(i, later, itsUnit);
      put(i - 1, resource, unitHeld);
    }
  }

  private void put(int index, Holdable resource, int unitHeld) {
    if (index == holding - 1) {
      top = resource;
      topUnit = unitHeld;
    } else {
      below[index] = resource;
      belowUnits[index] = unitHeld;
    }
  }

  private void bury() {
    int index = holding - 1;
    if (index == below.length) {
      below = Arrays.copyOf(below, index + 4);
      belowUnits = Arrays.copyOf(belowUnits, index + 4);
    }
    below[index] = top;
    belowUnits[index] = topUnit;
  }

  private void forgetLatest() {
    holding--;
    if (holding == 0) {
      top = null;
      return;
    }
    top = below[holding - 1];
    topUnit = belowUnits[holding - 1];
    below[holding - 1] = null;
  }

  private Holdable giveBackLatest() {
    Holdable last = top;
    int which = topUnit;
    forgetLatest();
    last.giveBack(self(), which);
    return last;
  }

  /** Ends the scope of this resource: gives it back, and before it all that was taken since. */
  public final void release(Holdable resource) {
    stopLingering();
    Holdable last;
    do {
      last = giveBackLatest();
    } while (last != resource);
  }

  /** Gives back all that was taken since this resource, which it keeps. */
  public final void releaseSince(Holdable resource) {
    stopLingering();
    while (top != resource) {
      giveBackLatest();
    }
  }

  /** Gives back this one and keeps what was taken since. */
  public final void releaseOnly(Holdable resource) {
    resource.giveBack(self(), lose(resource));
  }

  /**
   * The resource itself has taken its unit away; what was taken since is kept.
   *
   * @return the unit
   */
  public final int lose(Holdable resource) {
    if (top == resource) {
      int itsUnit = topUnit;
      forgetLatest();
      return itsUnit;
    }
    int index = holding - 2;
    while (below[index] != resource) {
      index--;
    }
    int which = belowUnits[index];
    holding--;
    System.arraycopy(below, index + 1, below, index, holding - 1 - index);
    System.arraycopy(belowUnits, index + 1, belowUnits, index, holding - 1 - index);
    below[holding - 1] = null;
    return which;
  }

  final void releaseAll() {
    lingering = null;
    lingeringIn = null;
    while (holding > 0) {
      giveBackLatest();
    }
  }

  /** How many things it holds; the latest is the last. */
  public final int holding() {
    return holding;
  }

  public final Holdable held(int index) {
    return index == holding - 1 ? top : below[index];
  }

  public final int unitHeld(int index) {
    return index == holding - 1 ? topUnit : belowUnits[index];
  }

  /** The unit that it holds of this resource becomes another one. */
  public final void holdInstead(Holdable resource, int otherUnit) {
    if (top == resource) {
      topUnit = otherUnit;
      return;
    }
    int index = holding - 2;
    while (below[index] != resource) {
      index--;
    }
    belowUnits[index] = otherUnit;
  }

  /** Whether it holds this very unit. */
  public final boolean holds(Holdable resource, int whichUnit) {
    if (holding > 0 && top == resource && topUnit == whichUnit) {
      return true;
    }
    for (int i = 0; i < holding - 1; i++) {
      if (below[i] == resource && belowUnits[i] == whichUnit) {
        return true;
      }
    }
    return false;
  }

  /** Whether it holds any unit of this. */
  public final boolean holds(Holdable resource) {
    for (int i = 0; i < holding; i++) {
      if (held(i) == resource) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is in a transaction of its own, or holds something around its steps. */
  public final boolean isInScope() {
    for (int i = 0; i < holding; i++) {
      if (held(i).isScope()) {
        return true;
      }
    }
    return false;
  }

  /** It stays at this station, whose service is over, until it has got into the next. */
  public final void linger(Holdable station) {
    lingering = station;
  }

  /** With its place there, too. */
  public final void lingerIn(Holdable entrance) {
    lingeringIn = entrance;
  }

  /** Whether it lingers in this place; if so, it keeps it when it leaves the station. */
  public final boolean keepsPlaceIn(Holdable entrance) {
    if (lingeringIn != entrance) {
      return false;
    }
    lingeringIn = null;
    return true;
  }

  /** Leaves the station at which it lingers, if any. */
  public final void stopLingering() {
    if (lingering != null) {
      Holdable station = lingering;
      lingering = null;
      releaseOnly(station);
    }
    if (lingeringIn != null) {
      Holdable entrance = lingeringIn;
      lingeringIn = null;
      releaseOnly(entrance);
    }
  }
}
