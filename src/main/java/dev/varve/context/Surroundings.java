package dev.varve.context;

import dev.varve.events.EngineEvents;
import dev.varve.session.Scheduler;
import java.time.InstantSource;

/** What work beside the requests runs on. */
public record Surroundings(Scheduler scheduler, InstantSource clock, EngineEvents events) {}
