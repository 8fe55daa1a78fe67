package de.vorhabenpfad.platform;

import de.vorhabenpfad.trail.Origin;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the trail of sessions that end while somebody is signed in by them: nobody used them any more, or the web applications' login put another in
 * their place. Our own log-out takes the person out of the session before it ends it, and is told by {@link Logins}.
 */
@Component
final class SessionEnds implements HttpSessionListener {

    private final Trail trail;
    private volatile boolean closing;

    SessionEnds(Trail trail) {
        this.trail = trail;
    }

    /** All sessions end with the product: that is one end, and not one of each. */
    @EventListener
    void on(ContextClosedEvent closed) {
        closing = true;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        if (closing) {
            return;
        }
        HttpSession session = event.getSession();
        AuthenticationUtil.getAuthsFromSession(session).getAuthentications().stream().map(UserAuthentication::getIdentityId).findFirst()
                .ifPresent(account -> Origin.current().ifPresentOrElse(origin -> trail.loggedOut(account, origin.address(), session.getId()),
                        () -> trail.idle(account, session.getId())));
    }
}
