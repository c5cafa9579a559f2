package dev.varve.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 63, 64, 65, 200})
  void it_is_the_hmac_of_java_whatever_the_length_of_the_key(int keyBytes) throws Exception {
    byte[] key = "a key for tests ".repeat(20).substring(0, keyBytes).getBytes(UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    KeyedHash hash = new KeyedHash(key);

    assertThat(hash.of("command", "mvn test – é")).isEqualTo(mac.doFinal("command\0mvn test – é\0".getBytes(UTF_8)));
    assertThat(hash.of()).isEqualTo(mac.doFinal());
    assertThat(hash.of("again".repeat(50))).isEqualTo(mac.doFinal(("again".repeat(50) + "\0").getBytes(UTF_8)));
  }
}
