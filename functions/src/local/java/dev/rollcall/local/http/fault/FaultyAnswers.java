package dev.rollcall.local.http.fault;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.time.Duration;

/** What one vendor's answers look like when a fault has struck. */
public interface FaultyAnswers {

    Reply tooMany(Duration retryAfter);

    /** Returns the server's own failure. */
    Reply failed(int status);

    Reply refused(int status, String code);

    /** Returns whether it is a page of a list. */
    boolean isList(Reply reply);

    /** Returns the page without its last rows; what comes after it is told as before. */
    Reply withoutLast(Reply reply, int rows);

    /** Returns the page as the last one of its list. */
    Reply ending(Reply reply);

    /** Returns the page with a link to the page after the next. */
    Reply skipping(Reply reply);

    /** Returns the request for the page that begins so many rows later, if it is not the first. */
    Request later(Request request, int rows);

    /** Returns the answer with another status of the person that it is about. */
    default Reply shown(Request request, String status, Reply reply) {
        return reply;
    }
}
