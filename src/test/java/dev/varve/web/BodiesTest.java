package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class BodiesTest {

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void open() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Echo());
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.stop();
  }

  /** Answers what was sent. */
  private static final class Echo extends Handler.Abstract {

    private final Bodies bodies = new Bodies(WebLimits.defaults());

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Exchange exchange = new Exchange(request, response);
      exchange.answer("application/json", bodies.take(exchange, body -> body));
      exchange.finish(callback);
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 1 << 20, (1 << 20) + 1, 5_000_000})
  void every_byte_of_a_body_arrives_in_its_place(int length) throws Exception {
    byte[] sent = new byte[length];
    new Random(length).nextBytes(sent);

    assertThat(echoed(BodyPublishers.ofByteArray(sent))).isEqualTo(sent);
    assertThat(echoed(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent)))).isEqualTo(sent);
  }

  private byte[] echoed(BodyPublisher body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofByteArray()).body();
  }
}
