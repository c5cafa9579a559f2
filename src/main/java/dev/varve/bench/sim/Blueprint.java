package dev.varve.bench.sim;

import dev.varve.observer.Observer;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.session.FailurePolicy;
import dev.varve.session.Scheduler;
import dev.varve.session.SessionMachine;
import dev.varve.session.SessionTimes;
import dev.varve.session.Slots;
import dev.varve.store.Database;

/** What a simulated worker is built of: the product's own parts. A planted bug puts another one in place of one. */
class Blueprint {

  Claims claims() {
    return new Claims(AttemptLimits.defaults());
  }

  FailurePolicy failures(SessionTimes times) {
    return new FailurePolicy(times.pause());
  }

  SessionMachine machine(SessionTimes times) {
    return new SessionMachine(times, failures(times));
  }

  Slots slots(int size) {
    return new Slots(size);
  }

  Observer observer(Observer simulated) {
    return simulated;
  }

  /** Called once for each life of the worker. */
  Database database(Database disk) {
    return disk;
  }

  Scheduler scheduler(Scheduler simulated) {
    return simulated;
  }
}
