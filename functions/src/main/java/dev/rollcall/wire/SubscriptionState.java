package dev.rollcall.wire;

/**
 * One subscription. Codes and times; an empty text stands for none.
 *
 * @param topic {@code users} or {@code groups}
 * @param expires until when the source keeps it
 * @param looked when it was last found there
 * @param wanted {@code renew} or {@code anew}, where that is still to be done
 * @param trouble why the last attempt came to nothing, as a code
 */
public record SubscriptionState(
        String topic, String expires, String looked, String wanted, String trouble) {}
