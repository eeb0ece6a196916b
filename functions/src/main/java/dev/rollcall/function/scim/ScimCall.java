package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.function.http.Form;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * One request by a client that has shown its token. Prints nothing of what was sent.
 *
 * @param source the client's
 * @param base the address of the service, without a slash at the end
 * @param path its parts below the base
 */
record ScimCall(
        SourceId source,
        String base,
        String method,
        List<String> path,
        Form query,
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        ByteBuffer body) {
    ScimCall {
        requireNonNull(source, "source is null");
        requireNonNull(base, "base is null");
        requireNonNull(method, "method is null");
        path = List.copyOf(path);
        requireNonNull(query, "query is null");
        requireNonNull(ifMatch, "ifMatch is null");
        requireNonNull(ifNoneMatch, "ifNoneMatch is null");
        body = body.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }

    @Override
    public String toString() {
        return "ScimCall[" + method + "]";
    }
}
