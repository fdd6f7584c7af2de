# What bash and sh read as they start in JupyterLab's terminal: your own settings, then the course's programs first.
if [ -n "${BASH_VERSION-}" ] && [ -f ~/.bashrc ]; then . ~/.bashrc; fi
PATH="$NETKIT_PROGRAMS:$PATH"
