package dev.rollcall.domain.budget;

/**
 * How often a Web API method may be called, per method, app and organisation
 * (docs.slack.dev/apis/web-api/rate-limits). Slack tolerates bursts and does not say how large; we
 * take a minute's calls at most.
 */
public enum Tier {
    ONE(1),
    TWO(20),
    THREE(50),
    FOUR(100);

    private final int perMinute;

    Tier(int perMinute) {
        this.perMinute = perMinute;
    }

    int perMinute() {
        return perMinute;
    }
}
