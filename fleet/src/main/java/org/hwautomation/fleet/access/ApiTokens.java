package org.hwautomation.fleet.access;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;
import org.jspecify.annotations.Nullable;

/// API tokens: shown once, kept as a hash. A token has 256 random bits, so a plain SHA-256 is
/// enough; bcrypt would only cost every request.
public final class ApiTokens {

  /// A token that was just made; the secret is never to be had again.
  public record Issued(ApiToken token, Secret secret) {}

  private static final String MARK = "hwa_";
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final UserStore users;
  private final AuditLog audit;
  private final TimeOrderedId ids;
  private final RandomGenerator random;
  private final InstantSource clock;

  public ApiTokens(
      Database database,
      AuditLog audit,
      TimeOrderedId ids,
      RandomGenerator random,
      InstantSource clock) {
    this.database = database;
    this.users = new UserStore(database);
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /// @param role at most the actor's own
  /// @param validFor empty = until revoked
  public Issued issue(Actor actor, String title, Role role, Optional<Duration> validFor) {
    actor.require(Permission.MANAGE_OWN_TOKENS);
    if (!actor.role().includes(role)) {
      throw Problem.invalid(
          "token-role-too-high",
          "A token cannot be allowed more than its owner.",
          "Choose the role %s or a lower one."
              .formatted(actor.role().name().toLowerCase(java.util.Locale.ROOT)));
    }
    if (title.isBlank() || title.length() > 100) {
      throw Problem.invalid(
          "token-title-invalid",
          "A token needs a title of 1–100 characters.",
          "Say what it is for.");
    }
    if (validFor.isPresent() && !validFor.get().isPositive()) {
      throw Problem.invalid(
          "token-expiry-invalid", "A token must be valid for some time.", "Give a longer time.");
    }
    var owner =
        users
            .byName(actor.userName())
            .orElseThrow(() ->
                Problem.notFound(
                    "user-unknown",
                    "There is no user %s to own the token.".formatted(actor.userName()),
                    "Sign in as a user first."))
            .user();
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var text = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    var token =
        new ApiToken(
            ids.next(),
            owner.name(),
            title.strip(),
            text.substring(0, MARK.length() + 6),
            role,
            now,
            validFor.map(now::plus).orElse(null),
            null,
            null);
    database.transact(() -> {
      database
          .sql(
              """
              INSERT INTO api_token
                (id, user_id, title, prefix, token_hash, role, created_at, expires_at)
              VALUES (:id, :owner, :title, :prefix, :hash, :role, :created, :expires)
              """)
          .param("id", token.id())
          .param("owner", owner.id())
          .param("title", token.title())
          .param("prefix", token.prefix())
          .param("hash", hash(text))
          .param("role", role.name())
          .param("created", Database.time(now))
          .param("expires", Database.time(token.expiresAt()))
          .update();
      audit.append(
          actor,
          "token.issue",
          owner.name(),
          Map.of("token", token.id().toString(), "title", token.title(), "role", role));
    });
    return new Issued(token, Secret.of(text));
  }

  /// One's own tokens; everybody's for who may manage users.
  public List<ApiToken> list(Actor actor) {
    actor.require(Permission.MANAGE_OWN_TOKENS);
    return database
        .sql(
            """
            SELECT t.*, u.name AS owner FROM api_token t JOIN app_user u ON u.id = t.user_id
            WHERE :everybody OR u.name = :owner
            ORDER BY u.name, t.created_at DESC
            """)
        .param("everybody", actor.may(Permission.MANAGE_USERS))
        .param("owner", actor.userName())
        .query(ApiTokens::token)
        .list();
  }

  /// Takes effect at once. Revoking twice is fine.
  public void revoke(Actor actor, UUID id) {
    actor.require(Permission.MANAGE_OWN_TOKENS);
    database.transact(() -> {
      var token =
          list(actor).stream()
              .filter(t -> t.id().equals(id))
              .findFirst()
              .orElseThrow(() ->
                  Problem.notFound(
                      "token-unknown",
                      "You have no token with this id.",
                      "Look at the list of tokens."));
      var revoked =
          database
              .sql("UPDATE api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
              .param("now", Database.time(clock.instant()))
              .param("id", id)
              .update();
      if (revoked == 1) {
        audit.append(
            actor,
            "token.revoke",
            token.owner(),
            Map.of("token", id.toString(), "title", token.title()));
      }
    });
  }

  /// Ends the token that its holder shows; one that is unknown or over already is fine.
  public void end(Secret secret) {
    database
        .sql(
            "UPDATE api_token SET revoked_at = :now WHERE token_hash = :hash AND revoked_at IS NULL")
        .param("now", Database.time(clock.instant()))
        .param("hash", hash(secret.reveal()))
        .update();
  }

  /// The actor behind a token; empty when it is unknown, expired, revoked, or its owner is
  /// disabled.
  public Optional<Actor> authenticate(Secret secret) {
    var text = secret.reveal();
    if (!text.startsWith(MARK) || text.length() > 100) return Optional.empty();
    var now = clock.instant();
    var found =
        database
            .sql(
                """
                SELECT t.id, t.title, t.role AS token_role, t.last_used_at, u.name, u.role AS user_role
                FROM api_token t JOIN app_user u ON u.id = t.user_id
                WHERE t.token_hash = :hash AND u.enabled AND t.revoked_at IS NULL
                  AND (t.expires_at IS NULL OR t.expires_at > :now)
                """)
            .param("hash", hash(text))
            .param("now", Database.time(now))
            .query(ApiTokens::usable)
            .optional();
    found.ifPresent(token -> noteUse(token, now));
    return found.map(Usable::actor);
  }

  private void noteUse(Usable token, Instant now) {
    var last = token.lastUsedAt();
    if (last != null && last.plus(USE_IS_NOTED_EVERY).isAfter(now)) return;
    database
        .sql("UPDATE api_token SET last_used_at = :now WHERE id = :id")
        .param("now", Database.time(now))
        .param("id", token.id())
        .update();
  }

  private static Usable usable(ResultSet row, int number) throws SQLException {
    var owner = Role.valueOf(row.getString("user_role"));
    var token = Role.valueOf(row.getString("token_role"));
    // An owner who lost a role takes it from the tokens too.
    var role = owner.includes(token) ? token : owner;
    return new Usable(
        Rows.uuid(row, "id"),
        new Actor(Rows.text(row, "name"), role, "token " + row.getString("title")),
        Rows.instantOrNull(row, "last_used_at"));
  }

  private static ApiToken token(ResultSet row, int number) throws SQLException {
    return new ApiToken(
        Rows.uuid(row, "id"),
        Rows.text(row, "owner"),
        Rows.text(row, "title"),
        Rows.text(row, "prefix"),
        Role.valueOf(row.getString("role")),
        Rows.instant(row, "created_at"),
        Rows.instantOrNull(row, "expires_at"),
        Rows.instantOrNull(row, "revoked_at"),
        Rows.instantOrNull(row, "last_used_at"));
  }

  private static String hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private record Usable(UUID id, Actor actor, @Nullable Instant lastUsedAt) {}
}
