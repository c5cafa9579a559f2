package dev.varve.web;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and its answer, for the thread that serves it. The answer leaves when the route has returned. */
final class Exchange {

  private final Request request;
  private final Response response;
  private final InputStream body;
  private Map<String, String> pathValues = Map.of();
  private byte[] content = {};
  private @Nullable Throwable brokenBy;

  Exchange(Request request, Response response) {
    this.request = request;
    this.response = response;
    this.body = Request.asInputStream(request);
  }

  String method() {
    return request.getMethod();
  }

  /** As it was sent, nothing in it decoded or resolved. */
  String path() {
    return request.getHttpURI().getPath();
  }

  /** As it was sent, without the question mark; null when there is none. */
  @Nullable String query() {
    return request.getHttpURI().getQuery();
  }

  /** Whether it came through the home's socket, which only the user can open. */
  boolean isOverSocket() {
    return request.getConnectionMetaData().getConnector() instanceof UnixDomainServerConnector;
  }

  void setPathValues(Map<String, String> values) {
    pathValues = values;
  }

  /** What stands in the path where the route has this name in braces. */
  String pathValue(String name) {
    String value = pathValues.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  /** In bytes, as announced; negative when it was not. */
  long bodyLength() {
    return request.getLength();
  }

  InputStream body() {
    return body;
  }

  void setStatus(int status) {
    response.setStatus(status);
  }

  void setHeader(String name, String value) {
    response.getHeaders().put(name, value);
  }

  void setHeaders(List<HttpField> fields) {
    for (HttpField field : fields) {
      response.getHeaders().put(field);
    }
  }

  /** The whole answer; a later one replaces it. */
  void answer(String contentType, byte[] answer) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    content = answer;
  }

  /** An answer that is written piece by piece; each flush sends what was written. */
  OutputStream stream(String contentType) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    return Response.asBufferedOutputStream(request, response);
  }

  /** Whether a part of the answer has left, so that no other can be given. */
  boolean isBegun() {
    return response.isCommitted();
  }

  /** The answer cannot be brought to its end: the connection is closed, so that nobody takes it for whole. */
  void breakOff(Throwable reason) {
    brokenBy = reason;
  }

  /** Ends the connection at once, from any thread: who waits to write to it waits no more and fails. */
  void hangUp() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  /**
   * Sends what was answered. Called once, at the end. A body nobody read ends the connection, and the answer says so,
   * because its sender would take the end for that of the next request.
   */
  void finish(Callback callback) {
    if (brokenBy != null) {
      callback.failed(brokenBy);
    } else if (isBegun()) {
      callback.succeeded();
    } else {
      if (!request.consumeAvailable()) {
        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
      }
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
      response.write(true, ByteBuffer.wrap(content), callback);
    }
  }
}
