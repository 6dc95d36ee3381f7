<#-- What ThirdParties reads: a line for each dependency that is shipped, with tabs between. -->
<#list dependencyMap as entry>
<#assign one = entry.getKey()/>
${one.groupId}	${one.artifactId}	${one.version}	${entry.getValue()?join("|")}	${(one.organization.name)!""}	${(one.url)!""}
</#list>
