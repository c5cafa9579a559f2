package dev.varve.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose first request has no whole head after a while, however it trickles in, because anybody on
 * this machine may open as many as there are.
 *
 * @param headMax from the opening of the connection
 */
record FirstRequest(Scheduler scheduler, Duration headMax) implements Connection.Listener {

  @Override
  public void onOpened(Connection connection) {
    scheduler.schedule(() -> closeSilent(connection), headMax.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void closeSilent(Connection connection) {
    if (connection.getMessagesIn() == 0) {
      connection.getEndPoint().close();
    }
  }
}
