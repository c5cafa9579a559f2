package dev.varve.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One kept HTTP connection with at most one request under way, without a thread of its own. */
final class Connection {

  private static final int ANSWER_BYTES_MAX = 64 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(ANSWER_BYTES_MAX);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private @Nullable Post post;
  private long sentNanos;

  private Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Connects to the loopback. */
  static Connection open(int port, Selector selector) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    Connection connection = new Connection(channel, key);
    key.attach(connection);
    return connection;
  }

  /** What has no answer yet. */
  @Nullable Post post() {
    return post;
  }

  long sentNanos() {
    return sentNanos;
  }

  void send(Post next, long nowNanos) throws IOException {
    post = next;
    sentNanos = nowNanos;
    out = ByteBuffer.wrap(next.bytes());
    flush();
  }

  void flush() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /** The whole answer, null as long as a part is missing; afterwards nothing is under way. */
  @Nullable Answer receive() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the worker closed the connection");
    }
    String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    String head = text.substring(0, end);
    int length = Integer.parseInt("0" + Answer.header(head, "content-length"));
    if (in.position() < end + 4 + length) {
      return null;
    }
    in.clear();
    post = null;
    return Answer.of(head);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyBroken) {
      // The other end was killed; there is nothing left to give back.
    }
  }
}
