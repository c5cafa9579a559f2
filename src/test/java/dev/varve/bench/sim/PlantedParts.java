package dev.varve.bench.sim;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Batch;
import dev.varve.queue.Claims;
import dev.varve.queue.Cost;
import dev.varve.session.Demand;
import dev.varve.session.Scheduler;
import dev.varve.session.Slots;
import dev.varve.store.Database;
import dev.varve.store.StoreException;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Workers with one wrong part among slots, scheduler, store and observers. */
final class PlantedParts {

  private PlantedParts() {}

  static Blueprint leaksSlots() {
    return slots(size -> new Slots(size) {
      private int gives;

      @Override
      public synchronized Optional<Claimant> give(Claimant claimant) {
        gives++;
        return gives % 4 == 0 ? Optional.empty() : super.give(claimant);
      }
    });
  }

  /** A busy run never makes room. */
  static Blueprint starves() {
    return slots(size -> new Slots(size) {
      @Override
      public synchronized Demand demand(Instant at, Duration yieldAfter) {
        return super.demand(at, yieldAfter) == Demand.NONE ? Demand.NONE : Demand.WAITING;
      }
    });
  }

  private static Blueprint slots(IntFunction<Slots> slots) {
    return new Blueprint() {
      @Override
      Slots slots(int size) {
        return slots.apply(size);
      }
    };
  }

  /** One timer in twenty never goes off. */
  static Blueprint losesTimers() {
    return new Blueprint() {
      @Override
      Scheduler scheduler(Scheduler simulated) {
        return new Scheduler() {
          private int timers;

          @Override
          public void run(Runnable task) {
            simulated.run(task);
          }

          @Override
          public <T> void call(Supplier<T> blocking, Consumer<T> then) {
            simulated.call(blocking, then);
          }

          @Override
          public Cancellable after(Duration delay, Runnable task) {
            timers++;
            return timers % 20 == 0 ? () -> {} : simulated.after(delay, task);
          }
        };
      }
    };
  }

  /** What a turn yielded is stored first and confirmed in a second transaction. */
  static Blueprint confirmsInASecondTransaction() {
    Deque<Consumer<Tx>> later = new ArrayDeque<>();
    return new Blueprint() {
      @Override
      Claims claims() {
        return new Claims(AttemptLimits.defaults()) {
          @Override
          public void confirm(Tx tx, Batch batch, Cost cost, Instant now) {
            later.add(second -> super.confirm(second, batch, cost, now));
          }
        };
      }

      @Override
      Database database(Database disk) {
        later.clear();
        return new Store(disk) {
          @Override
          public <T> T write(Work<T> work) {
            T result = super.write(work);
            for (Consumer<Tx> confirm = later.poll(); confirm != null; confirm = later.poll()) {
              Consumer<Tx> next = confirm;
              super.write(tx -> {
                next.accept(tx);
                return next;
              });
            }
            return result;
          }
        };
      }
    };
  }

  /** One write in thirty is reported as done and was not. */
  static Blueprint answersBeforeTheCommit() {
    return store(disk -> new Store(disk) {
      @Override
      public <T> T write(Work<T> work) {
        if (isUnlucky()) {
          Deque<T> result = new ArrayDeque<>();
          try {
            super.write(tx -> {
              result.add(work.in(tx));
              throw new StoreException(StoreException.Reason.FULL, "simulated", null);
            });
          } catch (StoreException swallowed) {
            return result.isEmpty() ? super.write(work) : result.remove();
          }
        }
        return super.write(work);
      }
    });
  }

  /** One write in thirty is reported as failed and was not. */
  static Blueprint reportsAnErrorAfterTheCommit() {
    return store(disk -> new Store(disk) {
      @Override
      public <T> T write(Work<T> work) {
        T result = super.write(work);
        if (isUnlucky()) {
          throw new StoreException(StoreException.Reason.FULL, "simulated", null);
        }
        return result;
      }
    });
  }

  private static Blueprint store(UnaryOperator<Database> store) {
    return new Blueprint() {
      @Override
      Database database(Database disk) {
        return store.apply(disk);
      }
    };
  }

  private static class Store implements Database {

    private final Database disk;
    private int writes;

    Store(Database disk) {
      this.disk = disk;
    }

    boolean isUnlucky() {
      writes++;
      return writes % 30 == 0;
    }

    @Override
    public <T> T write(Work<T> work) {
      return disk.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
      return disk.read(work);
    }

    @Override
    public void close() {
      disk.close();
    }
  }

  static Blueprint tellsTheRecapTwice() {
    return observer(real -> new Messenger(real) {
      @Override
      public Start start(RunContext context) throws InterruptedException {
        return super.start(new RunContext(context.session(), context.run(), context.recap() + "\n" + context.recap()));
      }
    });
  }

  static Blueprint tellsNoRecap() {
    return observer(real -> new Messenger(real) {
      @Override
      public Start start(RunContext context) throws InterruptedException {
        return super.start(new RunContext(context.session(), context.run(), ""));
      }
    });
  }

  /** A reply that could not be read is taken for an intentional nothing. */
  static Blueprint confirmsOnMalformedReplies() {
    return observer(real -> new Messenger(real) {
      @Override
      TurnResult heard(TurnResult result) {
        return result instanceof TurnResult.Failed failed && failed.failure() instanceof ObserverFailure.Malformed
            ? new TurnResult.Answered(new Reply.Nothing(), failed.usage(), failed.spend())
            : result;
      }
    });
  }

  private static Blueprint observer(UnaryOperator<Observer> observer) {
    return new Blueprint() {
      @Override
      Observer observer(Observer simulated) {
        return observer.apply(simulated);
      }
    };
  }

  /** Passes everything on. */
  private static class Messenger implements Observer {

    private final Observer real;

    Messenger(Observer real) {
      this.real = real;
    }

    TurnResult heard(TurnResult result) {
      return result;
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public GatherPolicy gathering() {
      return real.gathering();
    }

    @Override
    public TurnLimits turnLimits() {
      return real.turnLimits();
    }

    @Override
    public boolean keepsIdleRuns() {
      return real.keepsIdleRuns();
    }

    @Override
    public int slots() {
      return real.slots();
    }

    @Override
    public Optional<ObserverFailure> probe() {
      return real.probe();
    }

    @Override
    public Start start(RunContext context) throws InterruptedException {
      return switch (real.start(context)) {
        case Start.Started started -> new Start.Started(new MessengerRun(started.run()));
        case Start.Failed failed -> failed;
      };
    }

    private final class MessengerRun implements Run {

      private final Run run;

      MessengerRun(Run run) {
        this.run = run;
      }

      @Override
      public TurnResult observe(Turn turn) throws InterruptedException {
        return heard(run.observe(turn));
      }

      @Override
      public long lastActivityNanos() {
        return run.lastActivityNanos();
      }

      @Override
      public boolean isSpent() {
        return run.isSpent();
      }

      @Override
      public void close() {
        run.close();
      }
    }
  }
}
