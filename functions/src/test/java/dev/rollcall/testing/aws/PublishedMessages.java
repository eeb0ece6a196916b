package dev.rollcall.testing.aws;

import static java.util.Objects.requireNonNull;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

import java.util.ArrayList;
import java.util.List;

/** An SNS client that keeps what SNS has accepted: no SNS can be asked for its mails. */
public final class PublishedMessages implements SnsClient {
    private final SnsClient sns;
    private final List<PublishRequest> accepted = new ArrayList<>();

    public PublishedMessages(SnsClient sns) {
        this.sns = requireNonNull(sns, "sns is null");
    }

    /** Returns what was accepted, oldest first. */
    public synchronized List<PublishRequest> accepted() {
        return List.copyOf(accepted);
    }

    @Override
    public synchronized PublishResponse publish(PublishRequest request) {
        PublishResponse response = sns.publish(request);
        accepted.add(request);
        return response;
    }

    @Override
    public String serviceName() {
        return sns.serviceName();
    }

    @Override
    public void close() {
        sns.close();
    }
}
