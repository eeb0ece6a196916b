package dev.rollcall.local.aws;

/** One AWS service behind the endpoint. */
@FunctionalInterface
public interface AwsService {

    /**
     * Answers a request of this service.
     *
     * @throws AwsError in this service's own terms
     */
    AwsAnswer answer(AwsRequest request);
}
