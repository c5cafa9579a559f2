package dev.varve.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Sends bytes as they are and reads whatever comes back until the other end closes. */
record RawExchange(SocketAddress address) {

  static RawExchange tcp(int port) {
    return new RawExchange(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  static RawExchange unix(Path socket) {
    return new RawExchange(UnixDomainSocketAddress.of(socket));
  }

  /** The answer to a request head, each line without its end, that asks for no second one. */
  String ask(String... lines) {
    return send(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
  }

  String send(String text) {
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
      StringBuilder answer = new StringBuilder();
      ByteBuffer buffer = ByteBuffer.allocate(8_192);
      while (channel.read(buffer) >= 0) {
        answer.append(new String(buffer.array(), 0, buffer.position(), ISO_8859_1));
        buffer.clear();
      }
      return answer.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
