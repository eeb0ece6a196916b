package dev.rollcall.platform.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** One JSON object a line, redacted as a whole: message, values and stack trace. */
public final class RedactingEncoder extends JsonEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Redaction.of(new String(super.encode(event), UTF_8)).getBytes(UTF_8);
    }
}
