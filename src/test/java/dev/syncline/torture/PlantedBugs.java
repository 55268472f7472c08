package dev.syncline.torture;

import java.util.Random;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Plants the bug that a node is started with, {@code --torture.bug=...}; without one it is not there. */
@Component
@ConditionalOnProperty("torture.bug")
class PlantedBugs implements BeanPostProcessor {

    private final PlantedBug bug;
    private final Means means;

    PlantedBugs(BeanFactory beans, Environment environment) {
        this.bug = environment.getRequiredProperty("torture.bug", PlantedBug.class);
        this.means = new Means(beans, new Random(1));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!bug.isIn(AopUtils.getTargetClass(bean).getSimpleName())) {
            return bean;
        }
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        factory.addAdvice((org.aopalliance.intercept.MethodInterceptor)
                call -> bug.isIn(call) ? bug.instead(call, means) : call.proceed());
        return factory.getProxy();
    }
}
