package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.runtime.Addresses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simulated world as its own control pages show it: not what Rollcall believes. */
final class World implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Addresses addresses;

    World(Addresses addresses) {
        this.addresses = requireNonNull(addresses, "addresses is null");
    }

    /** Returns people with that status in the IdP. */
    JsonNode people(String status, int limit) {
        return get(addresses.idp(), "/_control/people?status=" + status + "&limit=" + limit);
    }

    /** Deactivates the person in the IdP, which then calls the hook by itself. */
    JsonNode deactivate(String person) {
        return change(person, "DEPROVISIONED");
    }

    /** Gives the person back what the IdP had lost, which then calls the hook by itself. */
    JsonNode reactivate(String person) {
        return change(person, "ACTIVE");
    }

    /** Lets somebody join the IdP, which then calls the hook by itself; returns who it is. */
    String join(String name, String group) {
        return post(
                        addresses.idp(),
                        "/_control/people",
                        "{\"name\":\"" + name + "\"," + onlyGroup(group) + "}")
                .path("id")
                .asText();
    }

    /** Puts the person into this group of the IdP alone, which then calls the hook by itself. */
    void regroup(String person, String group) {
        post(addresses.idp(), "/_control/people/" + person, "{" + onlyGroup(group) + "}");
    }

    /** Lets the person sign in to Slack through the IdP. */
    void signIn(String person) {
        post(addresses.idp(), "/_control/people/" + person + "/sign-in", "{}");
    }

    /** Lets the person leave the IdP, and nobody tell of it. */
    void leaveUnheard(String person) {
        post(
                addresses.idp(),
                "/_control/people/" + person,
                "{\"status\":\"DEPROVISIONED\",\"event\":false}");
    }

    /** Makes an account in Slack for nobody whom the IdP knows; returns its id. */
    String makeAccount(String name) {
        return post(addresses.slack(), "/_control/accounts", "{\"name\":\"" + name + "\"}")
                .path("id")
                .asText();
    }

    /** Has somebody put the account into a group or channel of Slack by hand, a second later. */
    void putByHand(String account, String group) {
        writeByHand("add", account, group);
    }

    /** Has somebody take the account out of a group or channel of Slack, a second later. */
    void takeByHand(String account, String group) {
        writeByHand("remove", account, group);
    }

    private void writeByHand(String write, String account, String group) {
        post(
                addresses.slack(),
                "/_control/faults",
                "{\"fault\":\"foreign-writes\",\"everySeconds\":1,\"times\":1,\"write\":\""
                        + write
                        + "\",\"subject\":\""
                        + account
                        + "\",\"group\":\""
                        + group
                        + "\"}");
    }

    private static String onlyGroup(String group) {
        return "\"groups\":[\"" + group + "\"],\"hook\":true";
    }

    private JsonNode change(String person, String status) {
        return post(
                addresses.idp(),
                "/_control/people/" + person,
                "{\"status\":\"" + status + "\",\"hook\":true}");
    }

    JsonNode account(String slackId) {
        return get(addresses.slack(), "/_control/accounts/" + slackId);
    }

    JsonNode accounts() {
        return get(addresses.slack(), "/_control/accounts");
    }

    Map<String, JsonNode> accountsById() {
        Map<String, JsonNode> accounts = new LinkedHashMap<>();
        accounts().forEach(account -> accounts.put(account.path("id").asText(), account));
        return accounts;
    }

    JsonNode calls() {
        return get(addresses.slack(), "/_control/calls");
    }

    /** Returns the accounts that Slack was asked to deactivate, from a place in its record. */
    List<String> deactivations(int from) {
        List<String> accounts = new ArrayList<>();
        JsonNode calls = calls();
        for (int i = from; i < calls.size(); i++) {
            String target = calls.path(i).path("target").asText();
            if (calls.path(i).path("method").asText().equals("PATCH")
                    && target.contains("/Users/")) {
                accounts.add(target.substring(target.lastIndexOf('/') + 1));
            }
        }
        return accounts;
    }

    JsonNode forbidden() {
        return get(addresses.slack(), "/_control/forbidden");
    }

    JsonNode outbox() {
        return get(addresses.api(), "/_local/outbox.json");
    }

    /** Returns the cases that wait for a human. */
    JsonNode held() {
        return get(addresses.api(), "/_local/held.json");
    }

    /** Returns the status of a GET of any address, with its body if it is 200. */
    HttpResponse<byte[]> download(URI uri) {
        return send(HttpRequest.newBuilder(uri), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode get(URI base, String path) {
        return json(HttpRequest.newBuilder(base.resolve(path)));
    }

    private JsonNode post(URI base, String path, String body) {
        return json(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.uri().getPath() + " answered " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the simulated world", e);
        }
    }
}
