package dev.rollcall.platform.http;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpHeaders;

/** What became of a call. */
public sealed interface HttpReply {

    /** The whole answer arrived in time. */
    record Answer(int status, HttpHeaders headers, String body) implements HttpReply {
        public Answer {
            requireNonNull(headers, "headers is null");
            requireNonNull(body, "body is null");
        }

        /** Neither headers nor body: they may hold secrets and people. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** No connection came about: the call certainly had no effect. */
    record NotSent(String code) implements HttpReply {
        public NotSent {
            requireNonNull(code, "code is null");
        }
    }

    /** Something was sent and no complete answer came back: it may have had its effect. */
    record Lost(String code) implements HttpReply {
        public Lost {
            requireNonNull(code, "code is null");
        }
    }
}
