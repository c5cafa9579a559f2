package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Listens in a worker's place, and either never answers or answers always the same. */
record TestingListener(ServerSocketChannel server) implements AutoCloseable {

  static TestingListener silent(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new TestingListener(server);
  }

  /** Answers after the whole head has arrived, and ends the connection. */
  static TestingListener answering(Path socket, String head, String body) throws IOException {
    TestingListener listener = silent(socket);
    byte[] answer =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(head, body.length(), body)
            .getBytes(US_ASCII);
    Thread.ofPlatform().daemon().start(() -> listener.serve(answer));
    return listener;
  }

  private void serve(byte[] answer) {
    while (server.isOpen()) {
      try (SocketChannel connection = server.accept()) {
        StringBuilder asked = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(64 << 10);
        while (asked.indexOf("}") < 0 && connection.read(bytes.clear()) >= 0) {
          asked.append(US_ASCII.decode(bytes.flip()));
        }
        connection.write(ByteBuffer.wrap(answer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
