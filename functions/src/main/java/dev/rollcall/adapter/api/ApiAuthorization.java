package dev.rollcall.adapter.api;

import dev.rollcall.platform.http.HttpCall;

/** Our credentials at one vendor. */
public interface ApiAuthorization {

    /** Returns the call with what it takes to be let in. */
    HttpCall sign(HttpCall call);

    /** Forgets everything known, after it was refused: it may have been rotated just now. */
    void refused();
}
