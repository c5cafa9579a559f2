package dev.varve.bench.sim;

import dev.varve.store.MemoryDatabase;
import java.util.random.RandomGenerator;

/**
 * What everybody in a simulation shares, over all lives of the worker.
 *
 * @param random for clients, observers and operator
 * @param memory the disk: what is committed here has survived
 */
record Stage(
    VirtualTime time,
    Agenda agenda,
    RandomGenerator random,
    Scenario scenario,
    Weather weather,
    Witness witness,
    Findings findings,
    StepLog log,
    MemoryDatabase memory) {}
