package dev.rollcall.adapter.aws;

import static java.util.Objects.requireNonNull;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * An HTTP client whose answers are read to their end before the SDK sees them, so that its timeouts
 * hold for the body too.
 *
 * <p>The SDK interrupts the calling thread, which a plain thread that reads from a socket does not
 * feel: a body that stalls outlasts every timeout of the call. A virtual thread feels it. Whatever
 * we ask of AWS fits into memory.
 */
public final class WholeAnswers implements SdkHttpClient {
    private final SdkHttpClient client;

    public WholeAnswers(SdkHttpClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(client.prepareRequest(request));
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Exchange implements ExecutableHttpRequest {
        private final ExecutableHttpRequest request;
        private final FutureTask<HttpExecuteResponse> answer;

        Exchange(ExecutableHttpRequest request) {
            this.request = request;
            this.answer = new FutureTask<>(() -> whole(request.call()));
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            Thread.ofVirtual().name("aws-call").start(answer);
            try {
                return answer.get();
            } catch (InterruptedException _) {
                abort();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The call was interrupted");
            } catch (CancellationException _) {
                throw new InterruptedIOException("The call was aborted");
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }

        @Override
        public void abort() {
            answer.cancel(true);
            request.abort();
        }

        private static HttpExecuteResponse whole(HttpExecuteResponse response) throws IOException {
            Optional<AbortableInputStream> body = response.responseBody();
            HttpExecuteResponse.Builder whole =
                    HttpExecuteResponse.builder().response(response.httpResponse());
            if (body.isPresent()) {
                try (AbortableInputStream open = body.get()) {
                    byte[] content = open.readAllBytes();
                    whole.responseBody(
                            AbortableInputStream.create(new ByteArrayInputStream(content)));
                }
            }
            return whole.build();
        }

        private static IOException failure(ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            return failed.getCause() instanceof IOException broken
                    ? broken
                    : new IOException(failed);
        }
    }
}
