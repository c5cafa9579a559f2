package dev.varve.health;

import java.util.List;

/** One look at one part; reads only, and answers within some seconds. */
@FunctionalInterface
public interface Check {
  List<Finding> findings() throws InterruptedException;
}
