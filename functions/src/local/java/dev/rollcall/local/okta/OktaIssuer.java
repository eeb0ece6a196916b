package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.time.Timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The organisation's default authorization server as far as a sign-in needs it: authorization code
 * with PKCE, for registered public clients. Whoever comes says who they are; there is no password.
 */
public final class OktaIssuer {
    static final String PATH = "/okta/oauth2/default";

    private static final Duration CODE_LIVES = Duration.ofMinutes(1);

    private final OktaOrganisation organisation;
    private final Timeline timeline;
    private final Supplier<String> address;
    private final IdTokens tokens = new IdTokens();
    private final Map<String, String> clients = new HashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final Router router;

    /** What a code stands for. */
    private record Grant(Map<String, String> asked, String subject, Instant at) {
        String asked(String name) {
            return asked.getOrDefault(name, "");
        }
    }

    /**
     * @param address where the simulator is, without a slash at the end
     */
    OktaIssuer(OktaOrganisation organisation, Timeline timeline, Supplier<String> address) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.address = requireNonNull(address, "address is null");
        this.router =
                new Router(_ -> Reply.json(404, Json.object().put("error", "not_found")))
                        .on("GET", PATH + "/.well-known/openid-configuration", _ -> discovery())
                        .on("GET", PATH + "/v1/keys", _ -> Reply.json(200, tokens.publicKeys()))
                        .on("GET", PATH + "/v1/authorize", this::ask)
                        .on("POST", PATH + "/v1/authorize", this::grant)
                        .on("POST", PATH + "/v1/token", this::redeem);
    }

    /** Lets an application send people here, and get them back at one address. */
    public synchronized void register(String clientId, String redirect) {
        clients.put(clientId, redirect);
    }

    /** Returns what the issuer calls itself. */
    public String issuer() {
        return address.get() + PATH;
    }

    /** Makes another key sign from now on; the old one is published no more. */
    public void rotate() {
        tokens.rotate();
    }

    Reply answer(Request request) {
        return router.answer(request);
    }

    private Reply discovery() {
        ObjectNode json = Json.object();
        json.put("issuer", issuer());
        json.put("authorization_endpoint", issuer() + "/v1/authorize");
        json.put("token_endpoint", issuer() + "/v1/token");
        json.put("jwks_uri", issuer() + "/v1/keys");
        json.putArray("response_types_supported").add("code");
        json.putArray("subject_types_supported").add("public");
        json.putArray("id_token_signing_alg_values_supported").add("RS256");
        json.putArray("code_challenge_methods_supported").add("S256");
        json.putArray("token_endpoint_auth_methods_supported").add("none");
        return Reply.json(200, json);
    }

    private Reply ask(Request request) {
        return wrong(request.query())
                .<Reply>map(what -> LoginPage.refusal(what))
                .orElseGet(() -> LoginPage.form(request.query(), Optional.empty()));
    }

    private synchronized Reply grant(Request request) {
        Map<String, String> asked = request.arguments();
        Optional<String> wrong = wrong(asked);
        if (wrong.isPresent()) {
            return LoginPage.refusal(wrong.get());
        }
        Optional<OktaPerson> person = person(asked.getOrDefault("who", "").strip());
        if (person.isEmpty()) {
            return LoginPage.form(asked, Optional.of("Nobody active has that id or login."));
        }
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(asked, person.get().id(), timeline.now()));
        return LoginPage.sendBack(
                asked.getOrDefault("redirect_uri", ""), code, asked.getOrDefault("state", ""));
    }

    private Optional<OktaPerson> person(String who) {
        return organisation.people().stream()
                .filter(person -> person.id().equals(who) || person.login().equalsIgnoreCase(who))
                .filter(person -> person.status().equals("ACTIVE"))
                .findFirst();
    }

    private synchronized Optional<String> wrong(Map<String, String> asked) {
        String redirect = clients.get(asked.getOrDefault("client_id", ""));
        if (redirect == null || !redirect.equals(asked.get("redirect_uri"))) {
            return Optional.of("The client or its redirect address is not registered.");
        }
        if (!"code".equals(asked.get("response_type"))
                || !asked.getOrDefault("scope", "").contains("openid")
                || asked.getOrDefault("state", "").isEmpty()) {
            return Optional.of("response_type, scope or state is not as it must be.");
        }
        if (!"S256".equals(asked.get("code_challenge_method"))
                || asked.getOrDefault("code_challenge", "").isEmpty()) {
            return Optional.of("PKCE with S256 is required.");
        }
        return Optional.empty();
    }

    private synchronized Reply redeem(Request request) {
        Map<String, String> form = request.arguments();
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (!"authorization_code".equals(form.get("grant_type"))) {
            return refused("unsupported_grant_type");
        }
        if (grant == null
                || !timeline.now().isBefore(grant.at().plus(CODE_LIVES))
                || !grant.asked("client_id").equals(form.get("client_id"))
                || !grant.asked("redirect_uri").equals(form.get("redirect_uri"))
                || !grant.asked("code_challenge")
                        .equals(challenge(form.getOrDefault("code_verifier", "")))) {
            return refused("invalid_grant");
        }
        String token =
                tokens.sign(
                        issuer(),
                        grant.subject(),
                        grant.asked("client_id"),
                        grant.asked("nonce"),
                        grant.at(),
                        timeline.now());
        return Reply.json(
                200,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", 3600)
                        .put("scope", "openid")
                        .put("id_token", token));
    }

    private static Reply refused(String error) {
        return Reply.json(400, Json.object().put("error", error));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
