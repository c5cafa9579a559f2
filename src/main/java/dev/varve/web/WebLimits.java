package dev.varve.web;

import java.time.Duration;

/**
 * How much the door takes.
 *
 * @param bodyBytesMax largest body of a request; default 32 MiB, more than any tool's answer we have seen
 * @param largeBodiesMax bodies above 1 MiB that may be in memory at a time, because reading one as JSON takes ten
 *     times its size; default 4
 * @param requestsMax requests at work at a time, event streams not counted; default 256, the size of a commit
 * @param connectionsMax open connections, over TCP and over the Unix socket each; default 1,024
 * @param headMax from the opening of a connection until the head of its first request is there; default 10 s
 * @param headerBytesMax request line and headers together; default 16 KiB
 * @param eventClientsMax event streams at a time; default 64
 * @param eventQueueMax events that may wait for one stream before it is closed as too slow; default 256
 * @param replayMax events replayed to a stream that comes back; default 5,000
 * @param replayAge how old the first of them may be; default 1 h
 * @param heartbeat longest silence on an event stream; default 10 s
 * @param idle silence after which a connection is closed; default 60 s
 * @param diskFreeBytesMin free space of the home below which nothing is taken in; default 500 MB
 * @param stopMax how long running requests may take to end when the door closes; default 5 s
 */
public record WebLimits(
    int bodyBytesMax,
    int largeBodiesMax,
    int requestsMax,
    int connectionsMax,
    Duration headMax,
    int headerBytesMax,
    int eventClientsMax,
    int eventQueueMax,
    int replayMax,
    Duration replayAge,
    Duration heartbeat,
    Duration idle,
    long diskFreeBytesMin,
    Duration stopMax) {

  public static WebLimits defaults() {
    return new WebLimits(
        32 << 20,
        4,
        256,
        1_024,
        Duration.ofSeconds(10),
        16 << 10,
        64,
        256,
        5_000,
        Duration.ofHours(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        500_000_000,
        Duration.ofSeconds(5));
  }
}
