package dev.varve.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets Jetty up: a TCP and a Unix socket, virtual threads for requests, limits. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  /** How long a connection may stay without a request once the door closes. */
  private static final Duration IDLE_AT_THE_END = Duration.ofMillis(100);

  /** Jetty asks the management beans for it, whose start takes longer than that of Jetty itself. */
  private static final String REFERENCES_PER_CACHE_LINE = "org.eclipse.jetty.util.referencesPerCacheLine";

  /** Clients choose the names of their sessions; guard and router take a path apart before they decode it. */
  private static final UriCompliance SLASHES_IN_SEGMENTS =
      UriCompliance.RFC3986.with(
          "slashes in segments", Violation.AMBIGUOUS_PATH_SEPARATOR, Violation.AMBIGUOUS_PATH_ENCODING);

  private final DoorOptions options;
  private final WebLimits limits;
  private final Server server;
  private final ServerConnector tcp;

  Listeners(DoorOptions options, Dispatcher dispatcher) {
    this.options = options;
    this.limits = options.limits();
    this.server = new Server(threads());
    server.setHandler(new GracefulHandler(dispatcher));
    server.setErrorHandler(new JettyProblems());
    server.setStopTimeout(limits.stopMax().toMillis());
    this.tcp = tcp();
    add(tcp);
    Path socket = options.socket();
    if (socket != null) {
      add(unix(socket));
    }
  }

  /** Each with a limit of its own, so that strangers on the TCP port never stand before the socket, which only the owner can open. */
  private void add(AbstractConnector connector) {
    server.addBean(new NetworkConnectionLimit(limits.connectionsMax(), connector));
    connector.addBean(new FirstRequest(connector.getScheduler(), limits.headMax()));
    server.addConnector(connector);
  }

  void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Takes no new request and lets those at work end within the limit. Twice is harmless. */
  void stop() {
    try {
      closeIdle();
      server.stop();
    } catch (Exception e) {
      LOG.warn("the listeners did not end as they should", e);
    }
  }

  /** Clients keep connections for a next request; the stop would wait until each has been idle for long enough. */
  private void closeIdle() {
    for (Connector connector : server.getConnectors()) {
      connector.getConnectedEndPoints().stream().filter(Listeners::isIdle).forEach(EndPoint::close);
    }
  }

  /** Whether it waits for a request, and has written all of its last answer. */
  private static boolean isIdle(EndPoint end) {
    Connection connection = end.getConnection();
    return connection != null && end.isFillInterested() && connection.getMessagesIn() == connection.getMessagesOut();
  }

  /** The TCP port, once it listens. */
  int port() {
    return tcp.getLocalPort();
  }

  /** Platform threads for Jetty's own work; whatever may block gets a virtual one. */
  private static QueuedThreadPool threads() {
    System.setProperty(REFERENCES_PER_CACHE_LINE, "16");
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("varve-http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("varve-request-", 0).factory()));
    return threads;
  }

  private HttpConnectionFactory http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(limits.headerBytesMax());
    http.setIdleTimeout(limits.idle().toMillis());
    http.setUriCompliance(SLASHES_IN_SEGMENTS);
    return new HttpConnectionFactory(http);
  }

  private ServerConnector tcp() {
    ServerConnector connector = new ServerConnector(server, 1, 1, http());
    connector.setHost("127.0.0.1");
    connector.setPort(options.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
    return connector;
  }

  private UnixDomainServerConnector unix(Path socket) {
    UnixDomainServerConnector connector = new UnixDomainServerConnector(server, 1, 1, http());
    connector.setUnixDomainPath(socket);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
    return connector;
  }
}
