package dev.rollcall.local.slack;

import dev.rollcall.local.http.Request;

/** The APIs of Slack, which speak different dialects. */
enum Surface {
    SCIM,
    AUDIT,
    WEB_API;

    static Surface of(Request request) {
        if (request.path().startsWith("/scim/")) {
            return SCIM;
        }
        return request.path().startsWith("/audit/") ? AUDIT : WEB_API;
    }
}
