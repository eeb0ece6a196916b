package dev.rollcall.local.http.fault;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A call that was received, without its secrets.
 *
 * @param target the path, without query
 * @param subjects the ids the call was about
 * @param status the HTTP status, 0 if the connection was dropped
 * @param effect whether it changed anything
 */
public record Call(
        int number,
        Instant at,
        String method,
        String target,
        Set<String> subjects,
        int status,
        boolean effect) {

    public Call {
        requireNonNull(at, "at is null");
        requireNonNull(method, "method is null");
        requireNonNull(target, "target is null");
        subjects = Set.copyOf(subjects);
    }

    ObjectNode json() {
        ObjectNode json =
                Json.object()
                        .put("number", number)
                        .put("at", at.toString())
                        .put("method", method)
                        .put("target", target)
                        .put("status", status)
                        .put("effect", effect);
        json.set("subjects", Json.texts(new TreeSet<>(subjects)));
        return json;
    }
}
