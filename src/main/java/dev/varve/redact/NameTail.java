package dev.varve.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What follows a secret-like word within a name, as in {@code password_hash} or {@code tokenCount}. */
enum NameTail {
  /** Nothing, or words that leave it a secret: {@code TOKEN_2}, {@code secretKey}. */
  SECRET,
  /** Anything else: {@code TOKEN_GITHUB}. Only a value that looks random is a secret. */
  UNSURE,
  /** Words that make it something about a secret: {@code PASSWORD_MIN_LENGTH}. */
  OTHER;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  private static final Set<String> SECRET_WORDS =
      Set.of(
          ("access key token base value string text plain plaintext raw secret password b64 base64 hex "
                  + "prod production dev development test staging stage live local old new current previous "
                  + "default root admin user main primary secondary master")
              .split(" "));

  private static final Set<String> OTHER_WORDS =
      Set.of(
          ("min max minimum maximum length len size count counts counter limit limits budget number num index "
                  + "type types name names field fields file files filename path paths dir folder url uri "
                  + "urls endpoint host hash hashes digest sha sha256 checksum policy rule rules expiry expires "
                  + "expiration expired ttl age lifetime timeout duration label title hint message error errors "
                  + "manager provider service factory builder store storage reader writer parser encoder decoder "
                  + "validator generator helper handler filter repository controller class ref refs reference "
                  + "arn version format pattern regex prefix suffix header param parameter parameters option "
                  + "options enabled disabled required optional valid invalid set is has exists present missing "
                  + "usage used issuer audience scope scopes algorithm alg cost rate strength placeholder "
                  + "prompt reset change changed confirm input stdin stream position pos offset start end line "
                  + "kind symbol list map cache pool ids id description env var variable source mode state "
                  + "status rotation")
              .split(" "));

  static NameTail of(String tail) {
    if (tail.isEmpty()) {
      return SECRET;
    }
    if (Character.isLowerCase(tail.charAt(0))) {
      return tail.equals("s") ? UNSURE : OTHER;
    }
    var found = SECRET;
    for (String word : BETWEEN_WORDS.split(tail, -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (OTHER_WORDS.contains(lower)) {
        return OTHER;
      }
      if (!SECRET_WORDS.contains(lower) && !lower.chars().allMatch(c -> TextEdge.isDigit((char) c))) {
        found = UNSURE;
      }
    }
    return found;
  }
}
