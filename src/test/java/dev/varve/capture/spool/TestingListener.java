package dev.varve.capture.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listens in a worker's place, and either never answers or answers always the same.
 *
 * @param taken the bodies of what was asked
 */
record TestingListener(ServerSocketChannel server, List<byte[]> taken) implements AutoCloseable {

  private static final String LENGTH = "content-length:";

  static TestingListener silent(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new TestingListener(server, new CopyOnWriteArrayList<>());
  }

  /** Answers after the whole request has arrived, and ends the connection. */
  static TestingListener answering(Path socket, String status, String body) throws IOException {
    return saying(socket, response(status, body));
  }

  /** As {@link #answering}, with words that need be no response. */
  static TestingListener saying(Path socket, String words) throws IOException {
    TestingListener listener = silent(socket);
    Thread.ofPlatform().daemon().start(() -> listener.serve(words, true));
    return listener;
  }

  /** Answers without having heard anything, and ends the connection. */
  static TestingListener refusing(Path socket, String status) throws IOException {
    TestingListener listener = silent(socket);
    Thread.ofPlatform().daemon().start(() -> listener.serve(response(status, "{}"), false));
    return listener;
  }

  /** Answers after the whole request has arrived, byte after byte for as long as it is listened to. */
  static TestingListener trickling(Path socket) throws IOException {
    TestingListener listener = silent(socket);
    Thread.ofPlatform().daemon().start(listener::trickle);
    return listener;
  }

  static String response(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, body.getBytes(UTF_8).length, body);
  }

  private void trickle() {
    try (SocketChannel connection = server.accept()) {
      taken.add(body(Channels.newInputStream(connection)));
      while (server.isOpen()) {
        connection.write(ByteBuffer.wrap(new byte[] {' '}));
      }
    } catch (IOException gone) {
      // It has been left.
    }
  }

  private void serve(String words, boolean listens) {
    while (server.isOpen()) {
      try (SocketChannel connection = server.accept()) {
        if (listens) {
          taken.add(body(Channels.newInputStream(connection)));
        }
        connection.write(ByteBuffer.wrap(words.getBytes(UTF_8)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static byte[] body(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    return in.readNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
