package dev.syncline.salesforce.simulator;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets only calls through that show a session of this org. */
final class BusSession implements ServerInterceptor {

    private final Org org;
    private final OAuth oauth;
    private final AtomicInteger calls;

    BusSession(Org org, OAuth oauth, AtomicInteger calls) {
        this.org = org;
        this.oauth = oauth;
        this.calls = calls;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        calls.incrementAndGet();
        String token = said(headers, "accesstoken");
        if (!oauth.knows(token)
                || !said(headers, "tenantid").equals(org.id)
                || said(headers, "instanceurl").isEmpty()) {
            call.close(
                    Status.UNAUTHENTICATED.withDescription("Authentication exception occurred for " + token),
                    PubSubService.code("sfdc.platform.eventbus.grpc.service.auth.error"));
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }

    private static String said(Metadata headers, String name) {
        String value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return value == null ? "" : value;
    }
}
