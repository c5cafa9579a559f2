package dev.varve.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where texts may be sent: to this machine, to another one encrypted, unencrypted only when that is allowed. */
final class EndpointAddress {

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

  private EndpointAddress() {}

  /**
   * Throws {@link SettingsException} when texts may not go there.
   *
   * @param key of the setting, {@code permission} of the one that allows plain HTTP
   */
  static void require(String key, String url, boolean plainHttp, String permission) {
    URI address = parsed(key, url);
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || address.getHost() == null || address.getUserInfo() != null || address.getQuery() != null) {
      throw refused(key);
    }
    if (scheme.equals("http") && !plainHttp && !LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches()) {
      throw new SettingsException(
          "%s: memories would go to %s unencrypted; use https, or allow it: %s = \"on\"".formatted(key, address.getHost(), permission));
    }
  }

  private static URI parsed(String key, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw refused(key);
    }
  }

  /** The address is not told, because it may hold a password. */
  private static SettingsException refused(String key) {
    return new SettingsException(key + " must be an address such as https://host/v1, without a password or a question mark");
  }
}
