package dev.varve.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The engine at a glance.
 *
 * @param active sessions in memory
 * @param working sessions with a live observer
 * @param waiting sessions that wait for a slot
 * @param paused sessions that rest after a failure or wait for their provider
 * @param resting the paused ones that rest after a failure, those that rest longest first, at most {@value #RESTING_MAX}
 * @param queueDepth messages that wait or are being worked on
 * @param providers the observers in order of preference
 */
public record SessionStatus(
    int active,
    int working,
    int waiting,
    int paused,
    List<Resting> resting,
    long queueDepth,
    List<ProviderStatus> providers) {

  static final int RESTING_MAX = 20;

  public SessionStatus {
    resting = List.copyOf(resting);
    providers = List.copyOf(providers);
  }

  public boolean isWorking() {
    return working > 0;
  }

  static SessionStatus of(Collection<ActiveSession> sessions, long queueDepth, List<ProviderStatus> providers) {
    int working = 0;
    int waiting = 0;
    int paused = 0;
    for (ActiveSession session : sessions) {
      switch (session.state()) {
        case SessionState.Starting _, SessionState.Observing _, SessionState.Idle _ -> working++;
        case SessionState.WaitingForSlot _ -> waiting++;
        case SessionState.Paused _ -> paused++;
        case SessionState.Dormant _, SessionState.Gathering _, SessionState.Stopping _ -> {}
      }
    }
    return new SessionStatus(sessions.size(), working, waiting, paused, resting(sessions), queueDepth, providers);
  }

  private static List<Resting> resting(Collection<ActiveSession> sessions) {
    return sessions.stream()
        .flatMap(session -> Resting.of(session).stream())
        .sorted(Comparator.comparing(Resting::until).reversed())
        .limit(RESTING_MAX)
        .toList();
  }
}
