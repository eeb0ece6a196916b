package dev.rollcall.local.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What a server does with a request. */
public sealed interface Reply {

    /** Returns the HTTP status, 0 if the connection was dropped. */
    int status();

    record Header(String name, String value) {
        public Header {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
        }
    }

    /** An answer; an empty body is sent as none. */
    record Answer(int status, List<Header> headers, String body) implements Reply {
        public Answer {
            headers = List.copyOf(headers);
            requireNonNull(body, "body is null");
        }

        /** Returns this answer with one more header. */
        public Answer with(String name, String value) {
            List<Header> more = new ArrayList<>(headers);
            more.add(new Header(name, value));
            return new Answer(status, more, body);
        }
    }

    /** No answer: the connection is closed. */
    record Dropped() implements Reply {
        @Override
        public int status() {
            return 0;
        }
    }

    static Answer json(int status, JsonNode body) {
        return raw(status, Json.write(body));
    }

    /** Returns an answer that says it is JSON, whether it is or not. */
    static Answer raw(int status, String body) {
        return new Answer(
                status,
                List.of(new Header("Content-Type", "application/json; charset=utf-8")),
                body);
    }

    static Answer empty(int status) {
        return new Answer(status, List.of(), "");
    }
}
