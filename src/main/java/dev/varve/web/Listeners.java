package dev.varve.web;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Sets Jetty up: a TCP and a Unix socket, virtual threads for requests, limits, the guard before everything. */
final class Listeners {

  /** How long a connection may stay without a request once the door closes; every stop takes as long. */
  private static final Duration IDLE_AT_THE_END = Duration.ofMillis(100);

  /** Jetty asks the management beans for it, whose start takes longer than that of Jetty itself. */
  private static final String REFERENCES_PER_CACHE_LINE = "org.eclipse.jetty.util.referencesPerCacheLine";

  private final DoorOptions options;
  private final WebLimits limits;

  Listeners(DoorOptions options) {
    this.options = options;
    this.limits = options.limits();
  }

  void configure(JavalinConfig config, Guard guard) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.jetty.timeoutStatus = ProblemKind.TOO_SLOW.status();
    config.jetty.threadPool = threads();
    config.jetty.modifyServer(this::server);
    config.jetty.modifyHttpConfiguration(this::http);
    config.jetty.modifyServletContextHandler(context -> context(context, guard));
    config.jetty.addConnector(this::tcp);
    Path socket = options.socket();
    if (socket != null) {
      config.jetty.addConnector((server, http) -> unix(server, http, socket));
    }
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

  private void server(Server server) {
    server.setHandler(new GracefulHandler());
    server.setErrorHandler(new JettyProblems());
    server.setStopTimeout(limits.stopMax().toMillis());
    server.addBean(new NetworkConnectionLimit(limits.connectionsMax(), server));
  }

  private void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(limits.headerBytesMax());
    http.setIdleTimeout(limits.idle().toMillis());
  }

  private static void context(ServletContextHandler context, Guard guard) {
    FilterHolder holder = new FilterHolder(guard);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.setErrorHandler(new JettyProblems());
  }

  private Connector tcp(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(options.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
    return connector;
  }

  private Connector unix(Server server, HttpConfiguration http, Path socket) {
    HttpConfiguration marking = new HttpConfiguration(http);
    marking.addCustomizer(
        (request, headers) -> {
          request.setAttribute(Guard.OVER_SOCKET, true);
          return request;
        });
    UnixDomainServerConnector connector =
        new UnixDomainServerConnector(server, 1, 1, new HttpConnectionFactory(marking));
    connector.setUnixDomainPath(socket);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
    return connector;
  }
}
